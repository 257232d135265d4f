// Before anything is drawn: the appearance that was chosen last, if any.
(() => {
  try {
    const chosen = localStorage.getItem("dragoman-theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch { /* a browser that keeps nothing follows the system */ }
})();
