// From match to match without a new page. Without this script the same links load the page anew.

const bar = document.querySelector(".matches[data-matches]");

if (bar) {
  const total = Number(bar.dataset.matches);
  const status = bar.querySelector("[role=status]");
  const steps = [...bar.querySelectorAll("[data-step]")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const wrapped = (number) => ((((number - 1) % total) + total) % total) + 1;
  const addressOf = (number) => {
    const address = new URL(location.href);
    address.searchParams.set("match", number);
    address.hash = `match-${number}`;
    return address.href;
  };

  const goTo = (number) => {
    document.querySelector(".text mark[aria-current]")?.removeAttribute("aria-current");
    const mark = document.getElementById(`match-${number}`);
    mark.setAttribute("aria-current", "true");
    mark.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    bar.dataset.current = number;
    status.textContent = `Match ${number.toLocaleString("en")} of ${total.toLocaleString("en")}`;
    history.replaceState(history.state, "", addressOf(number));
    for (const step of steps) step.href = addressOf(wrapped(number + Number(step.dataset.step)));
  };

  document.documentElement.classList.add("live");
  for (const step of steps) {
    step.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      // From before the first match, "previous" leads to the last one.
      goTo(wrapped((Number(bar.dataset.current) || (step.dataset.step > 0 ? 0 : 1)) + Number(step.dataset.step)));
    });
  }
}
