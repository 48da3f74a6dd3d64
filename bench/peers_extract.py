#!/usr/bin/env python3
"""Scores and times readers of web pages on the marked pages: gainsay and its peers.

usage: peers_extract.py --gold GOLD.jsonl[.gz] --html DIR [--gainsay BIN] [--node DIR] [--only NAME,NAME] [--halves]

Needs a virtual environment with `pip install -r bench/requirements.txt`; Mozilla's readability needs Node and, in the
folder given by --node, `npm install --save-exact @mozilla/readability@0.6.0 jsdom@26.1.0`. A peer that is not there is
named and left out. Each reads every page from memory in one process on one core; the time is that of the processor,
without start-up. gainsay is run as a program of its own with GOMAXPROCS=1, its start, its reading and its unpacking of
the files counted.

Measures are those of ../shared/tools/score_extract.py. --halves prints them for the two halves of the pages as well:
a page whose file name's SHA-256 begins with an even byte is in the half whose errors its makers have read ("read"),
any other in the half that they only scored ("unread").
"""
import argparse
import collections
import datetime
import gzip
import hashlib
import json
import os
import re
import resource
import socket
import subprocess
import sys
import time


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def base(path):
    return os.path.basename(path or "").removesuffix(".gz")


# Measures.

def words(text):
    return re.findall(r"\w+", (text or "").lower())


def runs(text, n):
    """The runs of n words in a text, counted; a shorter text is one run."""
    found = words(text)
    if 0 < len(found) < n:
        return collections.Counter([tuple(found)])
    return collections.Counter(zip(*(found[i:] for i in range(n))))


def agreement(gold, got):
    """Precision and recall of the runs got; two empty texts agree."""
    if not gold or not got:
        return (0.0, 0.0) if gold or got else (1.0, 1.0)
    shared = (gold & got).total()
    return shared / got.total(), shared / gold.total()


def harmonic(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


def plain(s):
    return " ".join(words(s))


def same_title(gold, got):
    """One title stands in the other, and neither is all too short for it."""
    a, b = plain(gold), plain(got)
    if not b:
        return False
    return len(b) <= 2 * len(a) if a in b else b in a and len(b) >= .6 * len(a)


def read_half(name):
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def score(pages, got):
    one, four, titles, dates, missing = [], [], [], [], 0
    for g in pages:
        r = got.get(base(g["html_path"]))
        missing += r is None
        r = r or {}
        one.append(agreement(runs(g["gold_text"], 1), runs(r.get("text"), 1)))
        four.append(agreement(runs(g["gold_text"], 4), runs(r.get("text"), 4)))
        if g.get("title"):
            titles.append(same_title(g["title"], r.get("title")))
        if g.get("date"):
            n = min(10, len(g["date"]))
            dates.append((r.get("published") or "")[:n] == g["date"][:n])
    mean = lambda rows, i: sum(row[i] for row in rows) / max(1, len(rows))
    return {"words": sum(harmonic(*pair) for pair in one) / max(1, len(one)), "four": harmonic(mean(four, 0), mean(four, 1)),
            "title": sum(titles) / max(1, len(titles)), "date": sum(dates) / max(1, len(dates)), "missing": missing}


# Peers: a name, and a function that makes {"text","title","published"} of a page's bytes.

def day(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()[:10]
    return str(value or "")[:10]


def trafilatura_reader():
    import trafilatura
    def read(page):
        found = trafilatura.bare_extraction(page, with_metadata=True)
        found = found.as_dict() if hasattr(found, "as_dict") else found or {}
        return {"text": found.get("text"), "title": found.get("title"), "published": found.get("date")}
    return trafilatura.__version__, read


def newspaper_reader():
    import newspaper
    def read(page):
        article = newspaper.Article("http://page.invalid/", fetch_images=False)
        article.download(input_html=page.decode("utf-8", "replace"))
        article.parse()
        return {"text": article.text, "title": article.title, "published": day(article.publish_date)}
    return newspaper.__version__, read


def newsplease_reader():
    from importlib.metadata import version
    from newsplease import NewsPlease
    def read(page):
        article = NewsPlease.from_html(page.decode("utf-8", "replace"), url=None)
        return {"text": article.maintext, "title": article.title, "published": day(article.date_publish)}
    return version("news-please"), read


def readability_reader():
    from importlib.metadata import version
    import lxml.html
    from readability import Document
    blocks = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "blockquote", "pre", "br", "section", "article"}
    def read(page):
        document = Document(page.decode("utf-8", "replace"))
        tree = lxml.html.fromstring(document.summary())
        for element in tree.iter():
            if element.tag in blocks:
                element.tail = "\n" + (element.tail or "")
        return {"text": tree.text_content(), "title": document.short_title(), "published": ""}
    return version("readability-lxml"), read


PEERS = {"trafilatura": trafilatura_reader, "newspaper4k": newspaper_reader, "news-please": newsplease_reader,
         "readability-lxml": readability_reader}


def offline(*_, **__):
    raise OSError("a page is read without the network")


def run_peer(name, html, names):
    # news-please and newspaper4k fetch the pictures that a page names.
    socket.getaddrinfo = socket.create_connection = socket.socket.connect = offline
    version, read = PEERS[name]()
    got, spent, failed = {}, 0.0, 0
    for n in names:
        with gzip.open(os.path.join(html, n + ".gz")) as f:
            page = f.read()
        start = time.process_time()
        try:
            got[n] = read(page)
        except Exception:  # a page that breaks a peer is one that it did not read
            failed += 1
        spent += time.process_time() - start
    return version, got, spent


def run_gainsay(binary, html):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([binary, "extract", html], capture_output=True, text=True, env={**os.environ, "GOMAXPROCS": "1"}).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    got = {base(r["file"]): r for r in map(json.loads, out.splitlines())}
    return got, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_mozilla(folder, html, names):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "readability.cjs")
    out = subprocess.run(["node", script, folder, html], input="\n".join(names), capture_output=True, text=True)
    if out.returncode:
        raise RuntimeError(out.stderr.strip().splitlines()[-1] if out.stderr.strip() else "node failed")
    rows = [json.loads(l) for l in out.stdout.splitlines()]
    return rows[0]["version"], {r["file"]: r for r in rows[1:]}, sum(r["seconds"] for r in rows[1:])


def main():
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--gold", required=True)
    flags.add_argument("--html", required=True)
    flags.add_argument("--gainsay")
    flags.add_argument("--node")
    flags.add_argument("--only", default="")
    flags.add_argument("--halves", action="store_true")
    args = flags.parse_args()
    pages = [json.loads(l) for l in opened(args.gold)]
    names = [base(g["html_path"]) for g in pages]
    only = set(filter(None, args.only.split(",")))
    print("| reader | version | words F | 4-words F | title | date | not read | pages/s |\n|---|---|---|---|---|---|---|---|")

    def show(name, version, got, spent):
        rows = [("", pages)]
        if args.halves:
            rows += [(", read half", [g for g in pages if read_half(base(g["html_path"]))]),
                     (", unread half", [g for g in pages if not read_half(base(g["html_path"]))])]
        for what, some in rows:
            s = score(some, got)
            print("| %s%s | %s | %.3f | %.3f | %.3f | %.3f | %d | %.1f |" % (name, what, version, s["words"], s["four"], s["title"],
                  s["date"], s["missing"], len(pages) / spent if spent else 0), flush=True)

    if args.gainsay and (not only or "gainsay" in only):
        got, spent = run_gainsay(args.gainsay, args.html)
        show("gainsay", "here", got, spent)
    for name in PEERS:
        if only and name not in only:
            continue
        try:
            version, got, spent = run_peer(name, args.html, names)
        except ImportError as e:
            print("left out: %s: %s" % (name, e), file=sys.stderr)
            continue
        show(name, version, got, spent)
    if args.node and (not only or "mozilla" in only):
        try:
            show("Mozilla readability (jsdom)", *run_mozilla(args.node, args.html, names))
        except (OSError, RuntimeError) as e:
            print("left out: Mozilla readability: %s" % e, file=sys.stderr)


if __name__ == "__main__":
    main()
