(function () {
  'use strict';
  var doc = document, body = doc.body;
  body.classList.add('scripted');
  function all(query, root) { return Array.prototype.slice.call((root || doc).querySelectorAll(query)); }
  function make(name, text, attributes) {
    var e = doc.createElement(name);
    if (text) e.textContent = text;
    for (var key in attributes || {}) e.setAttribute(key, attributes[key]);
    return e;
  }
  var findings = all('.finding');

  // filters: text, outlet, actor, kind
  var tools = doc.getElementById('tools'), filters = {}, shown = make('output', '', {'aria-live': 'polite'});
  var rows = {}; // of the matrix, by the claim they stand for
  all('tr[data-claim]').forEach(function (r) { rows[r.dataset.claim] = r; });
  function values(field) {
    var seen = {};
    findings.forEach(function (f) {
      (f.dataset[field] || '').split('|').forEach(function (v) { if (v) seen[v] = true; });
    });
    return Object.keys(seen).sort();
  }
  function choice(field, label) {
    var names = values(field);
    if (names.length < 2) return;
    var select = make('select', '', {id: 'by-' + field});
    select.appendChild(make('option', 'any ' + label, {value: ''}));
    names.forEach(function (n) { select.appendChild(make('option', n, {value: n})); });
    add(field, label, select, 'change');
  }
  function add(field, label, control, event) {
    var wrap = make('label', '');
    wrap.appendChild(make('span', label + ' '));
    wrap.appendChild(control);
    control.addEventListener(event, filter);
    tools.appendChild(wrap);
    filters[field] = control;
  }
  function has(f, field) {
    var want = filters[field] && filters[field].value;
    return !want || ('|' + (f.dataset[field] || '') + '|').indexOf('|' + want + '|') >= 0;
  }
  function filter() {
    var text = filters.text.value.trim().toLowerCase(), n = 0;
    findings.forEach(function (f) {
      var on = has(f, 'outlets') && has(f, 'actors') && has(f, 'kind') &&
        (!text || f.textContent.toLowerCase().indexOf(text) >= 0);
      f.classList.toggle('off', !on);
      if (rows[f.id]) rows[f.id].classList.toggle('off', !on);
      if (on) n++;
    });
    shown.textContent = n === findings.length ? '' : n + ' of ' + findings.length + ' findings';
  }
  if (findings.length) {
    add('text', 'find', make('input', '', {type: 'search', id: 'by-text'}), 'input');
    choice('outlets', 'outlet');
    choice('actors', 'actor');
    choice('kind', 'kind');
    tools.appendChild(shown);
    tools.hidden = false;
  }

  // following a finding: its words light up in all articles, n and p go through them
  var here = null, places = [], place = -1;
  function light(f) {
    all('mark.on').forEach(function (m) { m.classList.remove('on'); });
    if (here) here.classList.remove('here');
    here = f; places = []; place = -1;
    if (!f) return;
    f.classList.add('here');
    all('a.at[href^="#"]', f).forEach(function (a) {
      var id = a.getAttribute('href').slice(1);
      if (!doc.getElementById(id) || places.indexOf(id) >= 0) return;
      places.push(id);
      pieces(id).forEach(function (m) { m.classList.add('on'); });
    });
  }
  function pieces(id) { return all('#' + CSS.escape(id) + ',.' + CSS.escape(id)); }
  function visible() { return findings.filter(function (f) { return !f.classList.contains('off'); }); }
  function step(by) {
    arrive(); // the browser tells of a new address a little later
    var list = visible(), at = list.indexOf(here);
    if (!list.length) return;
    at = here && at >= 0 ? Math.min(Math.max(at + by, 0), list.length - 1) : (by > 0 ? 0 : list.length - 1);
    light(list[at]);
    list[at].focus({preventScroll: true});
    list[at].scrollIntoView({block: 'nearest'});
    if (places.length && beside()) bring(places[0]);
  }
  function beside() { return matchMedia('(min-width:64rem)').matches; }
  function bring(id) {
    var m = doc.getElementById(id), pane = m && m.closest('.articles');
    if (!m) return;
    if (!beside()) { m.scrollIntoView({block: 'center'}); return; }
    pane.scrollTop += m.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
  function follow(by) {
    if (!places.length) return;
    place = (place + by + places.length) % places.length;
    bring(places[place]);
  }
  doc.addEventListener('click', function (e) {
    var a = e.target.closest('a[href^="#"]'), f = e.target.closest('.finding');
    if (a && f && f !== here) light(f);
  });

  var arrived = null; // the finding that the address last led to
  function arrive() {
    all('mark.to').forEach(function (m) { m.classList.remove('to'); });
    if (doc.querySelector('mark:target')) pieces(doc.querySelector('mark:target').id).forEach(function (m) { m.classList.add('to'); });
    var f = doc.querySelector('.finding:target');
    if (f && f !== arrived) light(f);
    arrived = f;
  }
  addEventListener('hashchange', arrive);
  arrive();

  // keys
  var help = null;
  function showHelp() {
    if (!help) {
      help = make('dialog', '', {'aria-label': 'Keys'});
      var list = make('dl');
      [['j, k', 'next, previous finding'], ['n, p', 'its next, previous words in the articles'], ['Enter', 'on a link: go to the words'],
        ['/', 'find'], ['Esc', 'leave the search, forget the filters'], ['?', 'these keys']].forEach(function (row) {
        var dt = make('dt');
        dt.appendChild(make('kbd', row[0]));
        list.appendChild(dt);
        list.appendChild(make('dd', row[1]));
      });
      var close = make('button', 'Close', {type: 'button'});
      close.addEventListener('click', function () { help.close(); });
      help.appendChild(list);
      help.appendChild(close);
      body.appendChild(help);
    }
    if (!help.open) help.showModal();
  }
  function typing(e) { return /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName); }
  doc.addEventListener('keydown', function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || (help && help.open)) return;
    if (e.key === 'Escape' && filters.text) {
      Object.keys(filters).forEach(function (k) { filters[k].value = ''; });
      filter();
      e.target.blur();
      return;
    }
    if (typing(e)) return;
    var act = {
      j: function () { step(1); }, k: function () { step(-1); },
      n: function () { follow(1); }, p: function () { follow(-1); },
      '/': function () { if (filters.text) filters.text.focus(); }, '?': showHelp
    }[e.key];
    if (act) { e.preventDefault(); act(); }
  });
})();
