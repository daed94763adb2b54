// On the entry of a document: the day on which its references are copied, and the address of the site, if the page
// was made without one.

const now = new Date();
const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
for (const place of document.querySelectorAll(".fz-today")) place.textContent = day;
const site = new URL("../../", location.href).href;
for (const place of document.querySelectorAll(".fz-site:empty")) place.textContent = site;
