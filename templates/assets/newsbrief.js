// Marks events that are past by the reader's own clock, and leads on from old addresses. Without this, the date speaks
// for itself, and the old address shows a link.
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
})();
