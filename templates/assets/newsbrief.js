// Marks events that are past by the reader's own clock. Without this, the date speaks for itself.
"use strict";
(function () {
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
