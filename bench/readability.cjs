// Reads pages with Mozilla's readability: names of pages on standard input, a line of JSON for each on standard output.
// usage: node readability.cjs FOLDER_WITH_node_modules FOLDER_WITH_PAGES
const fs = require("fs");
const path = require("path");
const zlib = require("zlib");

const [modules, pages] = process.argv.slice(2);
const from = require("module").createRequire(path.resolve(modules, "package.json"));
const { Readability } = from("@mozilla/readability");
const { JSDOM, VirtualConsole } = from("jsdom");
const version = JSON.parse(fs.readFileSync(path.join(modules, "node_modules/@mozilla/readability/package.json"))).version;

const blocks = new Set("P DIV LI UL OL H1 H2 H3 H4 H5 H6 TR TD TH BLOCKQUOTE PRE BR SECTION ARTICLE FIGCAPTION".split(" "));

// lines is the text beneath a node with a line for each block.
function lines(node) {
  if (node.nodeType === 3) return node.data;
  let text = "";
  for (const child of node.childNodes) text += lines(child);
  return blocks.has(node.nodeName) ? "\n" + text + "\n" : text;
}

console.log(JSON.stringify({ version }));
for (const name of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const page = zlib.gunzipSync(fs.readFileSync(path.join(pages, name + ".gz"))).toString("utf8");
  const start = process.cpuUsage();
  let found = null;
  try {
    const dom = new JSDOM(page, { virtualConsole: new VirtualConsole() });
    found = new Readability(dom.window.document).parse();
    if (found) found.lines = lines(new JSDOM(found.content).window.document.body);
    dom.window.close();
  } catch (e) {
    found = null;
  }
  const spent = process.cpuUsage(start);
  console.log(JSON.stringify({
    file: name, text: found ? found.lines : "", title: found ? found.title : "",
    published: found && found.publishedTime ? found.publishedTime : "", seconds: (spent.user + spent.system) / 1e6,
  }));
}
