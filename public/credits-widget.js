/* <florin-credits token="florin_cst_…"></florin-credits>: what a customer can spend. Attributes: label, theme, refresh. */
(() => {
  const script = document.currentScript;
  const origin = new URL(script ? script.src : location.href).origin;
  const LEAST_SECONDS = 10;
  const style = `
:host { display: inline-block; color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([hidden]) { display: none; }
.box { display: grid; gap: 2px; min-width: 8em; padding: 10px 14px; border-radius: 8px;
  border: 1px solid light-dark(#d3cfc8, #403d39); background: light-dark(#fff, #1a1918); color: light-dark(#1c1a17, #edebe7); }
.label, .note { display: block; color: light-dark(#66625b, #a5a199); font-size: 12px; }
.balance { font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
.note:empty { display: none; }
button { justify-self: start; min-height: 24px; padding: 0 8px; border: 1px solid currentColor; border-radius: 6px;
  background: none; color: inherit; font: inherit; font-size: 12px; cursor: pointer; }
[hidden] { display: none; }`;

  const html =
    '<div class="box" part="box"><span class="label" part="label"></span><span role="status"><span class="balance" part="balance"></span>' +
    '<span class="note" part="note"></span></span><button type="button" part="retry" hidden>Try again</button></div>';

  class FlorinCredits extends HTMLElement {
    static observedAttributes = ["token", "label", "refresh"];
    #parts = {};
    #timer;
    #asking;
    #onShow = () => document.visibilityState === "visible" && this.refresh();

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
      root.innerHTML = html;
      for (const name of ["label", "balance", "note", "retry"]) this.#parts[name] = root.querySelector(`[part=${name}]`);
      this.#parts.retry.addEventListener("click", () => this.refresh());
    }

    connectedCallback() {
      document.addEventListener("visibilitychange", this.#onShow);
      this.#start();
    }

    disconnectedCallback() {
      document.removeEventListener("visibilitychange", this.#onShow);
      clearInterval(this.#timer);
      this.#asking?.abort();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#start();
    }

    #start() {
      this.#parts.label.textContent = this.getAttribute("label") || "Credits";
      clearInterval(this.#timer);
      const seconds = Math.max(LEAST_SECONDS, Number(this.getAttribute("refresh")) || 60);
      this.#timer = setInterval(this.#onShow, seconds * 1000);
      this.refresh();
    }

    /** Asks again, at once. */
    async refresh() {
      this.#asking?.abort();
      const asking = new AbortController();
      this.#asking = asking;
      try {
        const answer = await fetch(`${origin}/api/v1/customer-portal/credits/balance`, {
          headers: { Authorization: `Bearer ${this.getAttribute("token")}` },
          credentials: "omit",
          signal: asking.signal,
        });
        if (answer.status === 401) return this.#end();
        if (!answer.ok) throw new Error(String(answer.status));
        this.#show(await answer.json());
      } catch {
        if (!asking.signal.aborted) this.#say("–", "Cannot be shown right now.", true);
      }
    }

    #show(account) {
      const lang = document.documentElement.lang || undefined;
      const ends = account.grants.filter((grant) => grant.expires_at).sort((a, b) => (a.expires_at < b.expires_at ? -1 : 1))[0];
      const write = (number) => number.toLocaleString(lang);
      const day = ends && new Date(ends.expires_at).toLocaleDateString(lang, { day: "numeric", month: "short", year: "numeric" });
      this.#say(write(account.balance), ends ? `${write(ends.remaining)} until ${day}` : "");
      this.dispatchEvent(new CustomEvent("florin-credits", { detail: { balance: account.balance, held: account.held } }));
    }

    /** The page has to give a new token; it is told. */
    #end() {
      clearInterval(this.#timer);
      this.#say("–", "Your session has ended.");
      this.dispatchEvent(new CustomEvent("florin-credits-expired", { bubbles: true }));
    }

    /** Writes what has changed, and nothing else, so that a screen reader hears of changes alone. */
    #say(balance, note, mayRetry = false) {
      if (this.#parts.balance.textContent !== balance) this.#parts.balance.textContent = balance;
      const apart = note && ` ${note}`;
      if (this.#parts.note.textContent !== apart) this.#parts.note.textContent = apart;
      this.#parts.retry.hidden = !mayRetry;
    }
  }

  if (!customElements.get("florin-credits")) customElements.define("florin-credits", FlorinCredits);
})();
