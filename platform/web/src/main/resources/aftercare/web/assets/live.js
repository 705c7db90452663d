// Exchanges an element with data-live="/path" for that path's fragment when its ETag has changed. A fragment's first
// element may say data-count (shown in the tab's title); elements that have data-new are announced when they appear.
// With data-news="/path" that stream of server-sent events says when to look; the looks by the clock then come seldom.
"use strict";
for (const region of document.querySelectorAll("[data-live]")) {
  const seconds = Number(region.dataset.seconds || 5);
  const news = document.getElementById("live-news");
  const title = document.title;
  let tag = null;
  let failed = false;

  function fail() {
    failed = true;
    if (news) news.textContent = "This list could not be brought up to date. Trying again.";
  }

  const ids = () => new Set([...region.querySelectorAll("[data-new]")].map((e) => e.dataset.new));

  function count() {
    const holder = region.querySelector("[data-count]");
    const n = holder ? Number(holder.dataset.count) : 0;
    document.title = n > 0 ? "(" + n + ") " + title : title;
  }

  function exchange(html) {
    const before = ids();
    const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
    region.innerHTML = html;
    if (focused) {
      const again = document.getElementById(focused);
      if (again) again.focus();
    }
    count();
    const added = [...ids()].filter((id) => !before.has(id)).length;
    if (added > 0 && news) news.textContent = added + (added === 1 ? " new entry" : " new entries");
  }

  async function look() {
    try {
      const answer = await fetch(region.dataset.live, {
        headers: tag ? { "If-None-Match": tag } : {},
        cache: "no-store",
        redirect: "manual",
      });
      if (answer.status === 200) {
        const html = await answer.text();
        if (answer.headers.get("ETag") !== tag) {
          tag = answer.headers.get("ETag");
          exchange(html);
        }
        if (news && failed) news.textContent = "";
        failed = false;
      } else if (answer.type === "opaqueredirect") {
        if (news) news.textContent = "You are signed out. Load this page again to sign in.";
        return;
      } else if (answer.status !== 304) {
        fail();
      }
    } catch {
      fail();
    }
    later();
  }

  let told = false;
  let waiting = null;

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(look, (told ? Math.max(seconds, 30) : seconds) * 1000);
  }

  if (region.dataset.news && "EventSource" in window) {
    const stream = new EventSource(region.dataset.news);
    stream.addEventListener("changed", () => {
      told = true;
      clearTimeout(waiting);
      look();
    });
    stream.onerror = () => {
      if (told) {
        told = false;
        later();
      }
    };
  }

  count();
  later();
}
