// Search with Pagefind, under the keys of Material's own search: `/`, `s` or `f` opens it, arrows walk, Enter follows,
// Escape closes. What was found is shown as text only. Without words nothing is asked: filters alone would fetch the
// whole index, and the lists of actors, countries and months are there for browsing.
const FACETS = ["actor", "country", "month"];
const SHOWN = 10;
const SECTIONS = 3;
const WORDS = 28;

const toggle = document.getElementById("__search");
const root = document.querySelector(".nb-search");
const form = root.querySelector("form");
const output = root.querySelector(".md-search__output");
const facets = root.querySelector(".nb-facets");
const meta = root.querySelector(".md-search-result__meta");
const list = root.querySelector(".md-search-result__list");
const more = root.querySelector(".nb-search-more");
const base = new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", location.href);

const narrow = matchMedia("(max-width: 59.984375em)");

let engine = null;
let asked = 0;
let found = [];

function start() {
  engine ??= import(new URL("pagefind/pagefind.js", base)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: base.pathname });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

function open(isOpen) {
  toggle.checked = isOpen;
  output.hidden = !isOpen;
  hold(isOpen && narrow.matches);
  if (isOpen) start();
}

// On a small screen the search fills it, and the page behind stands still.
function hold(isHeld) {
  if (isHeld === document.body.hasAttribute("data-md-scrolllock")) return;
  const at = isHeld ? scrollY : -parseInt(document.body.style.top, 10);
  document.body.toggleAttribute("data-md-scrolllock", isHeld);
  document.body.style.top = isHeld ? `-${at}px` : "";
  if (!isHeld) scrollTo(0, at);
}

async function ask() {
  const query = form.query.value.trim();
  const mine = ++asked;
  facets.hidden = !query;
  if (!query) return show([], "Type to start searching");
  const pagefind = await start();
  await pagefind.filters();
  if (mine !== asked) return;
  const filters = {};
  for (const select of facets.querySelectorAll("select")) {
    if (select.value) filters[select.name] = select.value;
  }
  const answer = await pagefind.debouncedSearch(query, { filters }, 150);
  if (answer === null || mine !== asked) return;
  const count = answer.results.length;
  FACETS.forEach((name) => offer(facets.querySelector(`[name=${name}]`), answer.filters[name] ?? {}));
  await show(answer.results, count ? `${count} matching ${count === 1 ? "page" : "pages"}` : "No matching documents");
}

async function show(results, words) {
  const mine = asked;
  const first = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  if (mine !== asked) return;
  found = results;
  meta.textContent = words;
  list.replaceChildren(...first.map(entry));
  more.hidden = results.length <= SHOWN;
}

async function showMore() {
  const mine = asked;
  const from = list.children.length;
  const next = await Promise.all(found.slice(from, from + SHOWN).map((result) => result.data()));
  if (mine !== asked) return;
  list.append(...next.map(entry));
  more.hidden = list.children.length >= found.length;
  list.children[from]?.querySelector("a").focus();
}

// Pagefind marks words in HTML of its own making; this makes the same of the plain text, as text.
function excerpt(data, locations) {
  const words = data.content.split(/\s+/);
  const exact = !data.raw_content.includes("\u200b");
  const from = Math.max(0, Math.min(...locations) - 4);
  const line = document.createElement("p");
  for (let at = from; at < Math.min(words.length, from + WORDS); at++) {
    if (at > from) line.append(" ");
    if (exact && locations.includes(at)) {
      const mark = document.createElement("mark");
      mark.textContent = words[at];
      line.append(mark);
    } else {
      line.append(words[at]);
    }
  }
  if (from + WORDS < words.length) line.append(" …");
  return line;
}

function entry(data) {
  const item = document.createElement("li");
  item.className = "md-search-result__item";
  const sections = data.sub_results.length ? data.sub_results : [{ url: data.url, title: data.meta.title, locations: [0] }];
  sections.slice(0, SECTIONS).forEach((section, number) => {
    const link = document.createElement("a");
    link.className = "md-search-result__link";
    link.href = number ? section.url : data.url;
    const article = document.createElement("article");
    article.className = "md-search-result__article md-typeset";
    const title = document.createElement(number ? "h2" : "h1");
    title.textContent = number ? section.title : data.meta.title;
    article.append(title, excerpt(data, section.locations));
    link.append(article);
    item.append(link);
  });
  return item;
}

// The most frequent values of a facet among what was found; the one chosen stays on offer.
function offer(select, counts) {
  const chosen = select.value;
  const byCount = ([a, x], [b, y]) => y - x || (a < b ? -1 : 1);
  const byName = ([a], [b]) => (a < b ? 1 : -1);
  const values = Object.entries(counts).filter(([value, count]) => count > 0 || value === chosen);
  values.sort(select.name === "month" ? byName : byCount);
  const options = values.slice(0, 50).map(([value, count]) => new Option(`${value} (${count})`, value, false, value === chosen));
  if (chosen && !options.some((option) => option.selected)) options.unshift(new Option(chosen, chosen, false, true));
  select.replaceChildren(new Option("any", ""), ...options);
  select.value = chosen;
}

function walk(step) {
  const stops = [form.query, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  stops[(Math.max(at, 0) + step + stops.length) % stops.length].focus();
}

form.query.addEventListener("focus", () => open(true));
form.query.addEventListener("input", ask);
facets.addEventListener("change", ask);
more.addEventListener("click", showMore);
form.addEventListener("reset", () => setTimeout(() => { ask(); form.query.focus(); }));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
toggle.addEventListener("change", () => {
  open(toggle.checked);
  if (toggle.checked) form.query.focus();
});
list.addEventListener("click", () => open(false));
root.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    open(false);
    document.activeElement.blur();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.target.matches("select")) {
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  }
});
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!writing && !event.ctrlKey && !event.metaKey && !event.altKey && ["/", "s", "f"].includes(event.key)) {
    event.preventDefault();
    form.query.focus();
    form.query.select();
  }
});
document.addEventListener("pointerdown", (event) => {
  if (toggle.checked && !root.contains(event.target) && !event.target.closest("label[for=__search]")) open(false);
});
