// Niceties of the results page. Everything works without them.

const hits = document.querySelector(".hits");

// Back leads to the hit that was followed. Which one that was is kept in this entry of the history
// alone: no storage, and gone with the tab.
hits?.addEventListener("click", (event) => {
  const hit = event.target.closest(".title a")?.closest(".hit");
  if (hit) history.replaceState({ ...history.state, hit: hit.id }, "");
});

addEventListener("pageshow", () => {
  const id = history.state?.hit;
  const link = id && document.getElementById(id)?.querySelector(".title a");
  if (!link) return;
  link.focus({ preventScroll: true });
  const { top, bottom } = link.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: "center" });
});

// A live region speaks only when it changes after the page is there: say the sentence once more.
const sentence = document.querySelector("[role=status]");
if (sentence) {
  setTimeout(() => sentence.replaceChildren(...[...sentence.childNodes].map((node) => node.cloneNode(true))), 400);
}
