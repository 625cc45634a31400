// Marks events that are past by the reader's own clock, keeps the front page to those ahead, and leads on from old
// addresses. Without this, the date speaks for itself, and the old address shows a link.
"use strict";
(function () {
  const moved = document.querySelector(".nb-moved a");
  if (moved) {
    location.replace(moved.href + location.hash);
    return;
  }

  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  for (const time of document.querySelectorAll(".nb-event time[data-nb-until]")) {
    if (time.dataset.nbUntil < today) {
      const line = time.closest(".nb-event");
      line.classList.add("nb-event--past");
      const badge = document.createElement("span");
      badge.className = "nb-badge nb-badge--past";
      badge.textContent = "past";
      time.after(" ", badge);
    } else if (time.getAttribute("datetime").slice(0, 10) === today) {
      const badge = document.createElement("span");
      badge.className = "nb-badge nb-badge--today";
      badge.textContent = "today";
      time.after(" ", badge);
    }
  }

  // The front page shows what is still ahead; where nothing is, what passed last, and says so.
  const coming = document.querySelector(".nb-coming");
  const events = coming ? [...coming.querySelectorAll(".nb-event")] : [];
  const ahead = events.filter((line) => !line.classList.contains("nb-event--past"));
  const shown = (ahead.length ? ahead : events.reverse()).slice(0, Number(coming?.dataset.nbShown));
  for (const line of events) line.hidden = !shown.includes(line);
  if (events.length && !ahead.length) {
    coming.querySelector(".nb-passed").hidden = false;
    shown[0].parentElement.append(...shown);
  }
})();
