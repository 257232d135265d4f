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
