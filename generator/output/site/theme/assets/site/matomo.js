// Matomo's tracker takes its settings from a queue; they are in the attributes of this script.
(() => {
  const { address, site } = document.currentScript?.dataset ?? {};
  const queue = [["setTrackerUrl", `${address}matomo.php`], ["setSiteId", site], ["disableCookies"], ["trackPageView"]];
  Object.assign(globalThis, { "_paq": queue });
})();
