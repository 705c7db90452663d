// Single keys for those who like them: j and k go through links that have data-step, other keys press or focus the element
// that has data-key="that key". Not while something is typed, nor with a modifier, nor once they are turned off.
"use strict";
{
  const OFF = "aftercare-keys-off";
  const off = () => localStorage.getItem(OFF) === "yes";
  const typing = (e) =>
    e.isContentEditable || e.matches("textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=submit])");

  function step(by) {
    const links = [...document.querySelectorAll("[data-step]")];
    if (links.length === 0) return;
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
    links[next].focus();
  }

  function use(element) {
    if (element.matches("summary")) {
      element.parentElement.open = true;
      const field = element.parentElement.querySelector("input:not([type=hidden]), select, textarea");
      (field || element).focus();
    } else if (element.matches("button, a")) {
      element.click();
    } else {
      element.focus();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (off() || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
      return;
    }
    if (!/^[a-z]$/.test(event.key)) return;
    const element = document.querySelector('[data-key="' + event.key + '"]');
    if (element) {
      event.preventDefault();
      use(element);
    }
  });

  for (const button of document.querySelectorAll("[data-keys]")) {
    const say = () => (button.textContent = off() ? "Turn the keys on" : "Turn the keys off");
    button.hidden = false;
    button.addEventListener("click", () => {
      localStorage.setItem(OFF, off() ? "no" : "yes");
      say();
    });
    say();
  }
}
