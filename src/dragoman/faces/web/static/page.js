// What a page gains with a script: the switch of appearance, keys, and marks of what is new. All of it works without.
"use strict";
const say = (key) => document.body.dataset[`say${key[0].toUpperCase()}${key.slice(1)}`];

const theme = document.getElementById("theme");
const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const named = () => { theme.title = say(dark() ? "light" : "dark"); theme.querySelector(".unseen").textContent = theme.title; };
theme.hidden = false;
named();
theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = dark() ? "light" : "dark";
  try { localStorage.setItem("dragoman-theme", document.documentElement.dataset.theme); } catch { /* not kept, but shown */ }
  named();
  document.dispatchEvent(new Event("themed"));
});

// what has come since the last visit, by the number of events of each pair
const KEY = "dragoman-seen";
try {
  const seen = JSON.parse(localStorage.getItem(KEY) ?? "{}"), first = !Object.keys(seen).length;
  for (const row of document.querySelectorAll("tr[data-pair]")) {
    const { pair, events } = row.dataset;
    if (!first && seen[pair] !== events) {
      const dot = document.createElement("span");
      dot.className = "new";
      dot.title = say("new");
      dot.textContent = " •";
      row.querySelector("th").append(dot);
    }
    seen[pair] = events;
  }
  localStorage.setItem(KEY, JSON.stringify(seen));
} catch { /* nothing is marked */ }

// a key does what its button does; not while somebody writes, and not with Ctrl or the like
const open = (part) => { const box = part.closest("details"); box.open = !box.open; if (box.open) box.querySelector("select, input:not([type=hidden])")?.focus(); };
const press = (part) => (part.tagName === "SUMMARY" ? open(part) : part.click());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.key === " " && /^(A|BUTTON|SUMMARY)$/.test(event.target.tagName)) return;
  const part = event.key === "/" ? document.getElementById("q") : document.querySelector(event.key === "u" ? ".decided .undo, .history .undo" : `[data-key="${CSS.escape(event.key)}"]`);
  if (!part) return;
  event.preventDefault();
  if (event.key === "/") part.focus(); else press(part);
});
if (location.hash === "#edit") document.getElementById("edit")?.setAttribute("open", "");

// a page that is still being worked out is asked for again until it is whole
if (document.querySelector("[data-pending]")) {
  const again = async () => {
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (answer.ok && !(await answer.text()).includes("data-pending")) return location.reload();
    } catch { /* the link does it */ }
    setTimeout(again, 3000);
  };
  setTimeout(again, 2000);
}
