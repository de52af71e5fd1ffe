// Read aloud: a button with data-voorlees="id" speaks that element in the page's language.
// Without speech in the browser the button stays away.
for (const knop of document.querySelectorAll("[data-voorlees]")) {
  if (!("speechSynthesis" in window)) {
    knop.hidden = true;
    continue;
  }
  knop.addEventListener("click", () => {
    const bezig = knop.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel();
    for (const ander of document.querySelectorAll("[data-voorlees]")) ander.setAttribute("aria-pressed", "false");
    if (bezig) return;
    knop.setAttribute("aria-pressed", "true");
    const zin = new SpeechSynthesisUtterance(document.getElementById(knop.dataset.voorlees).innerText);
    zin.lang = document.documentElement.lang;
    zin.rate = 0.9;
    zin.onend = () => knop.setAttribute("aria-pressed", "false");
    speechSynthesis.speak(zin);
  });
}
// Print and close: small helpers, present only where a script can do it.
for (const knop of document.querySelectorAll("[data-print]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => print());
}
