// Makes a drawing interactive when it is asked for: the same chart by Vega, served from here, in the colours of the page.
"use strict";
(() => {
  const tell = (key) => document.body.dataset[`say${key[0].toUpperCase()}${key.slice(1)}`];
  let vega;
  const loaded = () => (vega ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/static/vega.js";
    script.type = "module";
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  }));

  async function interactive(figure, place) {
    const [answer] = await Promise.all([fetch(figure.dataset.spec), loaded()]);
    const spec = await answer.json();
    // `ast`: expressions are interpreted, so that no text is ever run as a program
    await window.vegaEmbed(place, spec, { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: { disableDefaultStyle: true, theme: "custom" }, loader: { target: "_self" } });
  }

  for (const figure of document.querySelectorAll("figure[data-spec]")) {
    const drawn = figure.querySelector(".drawn"), place = document.createElement("div"), button = document.createElement("button");
    place.className = "live";
    place.hidden = true;
    drawn.after(place);
    button.type = "button";
    button.className = "enliven";
    button.textContent = tell("interactive");
    figure.querySelector("figcaption").append(button);
    button.addEventListener("click", async () => {
      const on = place.hidden;
      button.disabled = true;
      place.hidden = !on;
      try { if (on && !place.firstChild) await interactive(figure, place); } catch { place.hidden = true; }
      drawn.hidden = !place.hidden;
      button.textContent = tell(place.hidden ? "interactive" : "plain");
      button.disabled = false;
    });
  }
})();

// A drawing comes after its page, one after another, and takes the colours of the page and its links from being put into it.
(async () => {
  for (const drawn of document.querySelectorAll(".drawn[data-src]")) {
    try {
      const answer = await fetch(drawn.dataset.src);
      if (!answer.ok) continue;
      const made = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
      drawn.replaceChildren(document.importNode(made, true));
      drawn.dispatchEvent(new Event("drawn"));
    } catch { /* the table beneath says the same */ }
  }
})();

// A period is chosen by dragging over a drawing from its first day to its last; the form above the drawing does the same without a script.
(() => {
  const DAY = 86400000, FEW = 8;
  for (const figure of document.querySelectorAll("figure[data-first]")) {
    figure.querySelector(".drawn").addEventListener("drawn", () => dragged(figure), { once: true });
  }

  function dragged(figure) {
    const drawn = figure.querySelector(".drawn"), plot = drawn.querySelector('svg path[d^="M0,0h"]');
    if (!plot) return;
    const first = Date.parse(figure.dataset.first), last = Date.parse(figure.dataset.last), band = document.createElement("div");
    band.className = "band";
    drawn.append(band);
    drawn.title = document.body.dataset.sayDrag;
    let from;
    const within = (x) => { const area = plot.getBoundingClientRect(); return Math.min(Math.max(x, area.left), area.right); };
    const day = (x) => { const area = plot.getBoundingClientRect(); return new Date(first + Math.round(((x - area.left) / area.width * (last - first)) / DAY) * DAY).toISOString().slice(0, 10); };
    const shown = (x) => {
      const place = drawn.getBoundingClientRect();
      band.style.left = `${Math.min(from, x) - place.left + drawn.scrollLeft}px`;
      band.style.width = `${Math.abs(x - from)}px`;
      band.title = `${day(Math.min(from, x))} – ${day(Math.max(from, x))}`;
    };
    const over = () => { from = undefined; band.style.width = "0"; };
    drawn.addEventListener("dragstart", (event) => event.preventDefault());
    drawn.addEventListener("pointerdown", (event) => { if (event.button === 0 && event.pointerType !== "touch") from = within(event.clientX); });
    addEventListener("pointermove", (event) => { if (from !== undefined) shown(within(event.clientX)); });
    addEventListener("pointercancel", over);
    addEventListener("pointerup", (event) => {
      if (from === undefined) return;
      const to = within(event.clientX), ends = [Math.min(from, to), Math.max(from, to)];
      if (ends[1] - ends[0] >= FEW) {
        const address = new URL(location.href);
        address.searchParams.set("from", day(ends[0]));
        address.searchParams.set("to", day(ends[1]));
        for (const name of ["page", "done"]) address.searchParams.delete(name);
        addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
        location.assign(address);
      }
      over();
    });
  }
})();
