// Before the page is drawn: light or dark as chosen here, else as the system says. The choice says nothing of anyone.
(() => {
  document.documentElement.classList.add("js");
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
})();
