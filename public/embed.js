/* Shows a checkout over your page: <a href="https://florin.example.com/buy/florin_cl_…" data-florin-checkout>Buy</a>. docs/guides/embed.md */
(() => {
  const { origin } = new URL(document.currentScript.src);
  const opener = "[data-florin-checkout],[data-polar-checkout]";
  const REFUSED_AFTER_MS = 10_000;
  const style = `
dialog { width: 100vw; max-width: 1120px; height: 100dvh; max-height: 820px; margin: auto; padding: 0; border: 0;
  border-radius: 12px; overflow: hidden; color-scheme: light dark; background: light-dark(#fff, #141312); color: light-dark(#1c1a17, #edebe7);
  font: 16px/1.5 system-ui, sans-serif; }
dialog::backdrop { background: #0009; }
[data-theme=light] { color-scheme: light; }
[data-theme=dark] { color-scheme: dark; }
@media (max-width: 1120px), (max-height: 820px) { dialog { max-width: none; max-height: none; border-radius: 0; } }
iframe, p { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; border: 0; color-scheme: normal; }
p { display: grid; place-content: center; text-align: center; }
button { position: absolute; top: 8px; right: 8px; z-index: 1; width: 40px; height: 40px; border: 0; border-radius: 20px; font-size: 22px; cursor: pointer;
  background: light-dark(#eceae6, #33302c); color: inherit; }`;

  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  /** Events: loaded, confirmed, success, close. preventDefault() keeps success from leading on, and close from closing. */
  class EmbedCheckout extends EventTarget {
    #host = document.createElement("div");
    #dialog = make("dialog", { ariaLabel: "Checkout" });
    #frame = make("iframe", { title: "Checkout", allow: "payment" });
    #note = make("p", { role: "status", textContent: "Loading the checkout…" });
    #scroll = document.documentElement.style.overflow;
    #timer;

    static create(url, { theme } = {}) {
      const address = new URL(url, location.href);
      if (address.origin !== origin) throw new Error(`Not a checkout of ${origin}: ${url}`);
      return new EmbedCheckout(address, theme);
    }

    constructor(address, theme) {
      super();
      const plain = address.href;
      address.searchParams.set("embed_origin", location.origin);
      this.#frame.src = address.href;
      this.#frame.style.visibility = "hidden";
      if (theme) this.#frame.name = `florin-checkout-${(this.#dialog.dataset.theme = theme)}`;
      this.#timer = setTimeout(() => this.#refused(plain), REFUSED_AFTER_MS);
      const button = make("button", { type: "button", ariaLabel: "Close checkout", textContent: "×" });
      button.onclick = () => this.close();
      this.#dialog.oncancel = (event) => {
        event.preventDefault();
        this.close();
      };
      this.#dialog.onclose = () => this.#remove();
      this.#dialog.append(button, this.#note, this.#frame);
      const root = this.#host.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [new CSSStyleSheet()];
      root.adoptedStyleSheets[0].replaceSync(style);
      root.append(this.#dialog);
      document.body.append(this.#host);
      document.documentElement.style.overflow = "hidden";
      addEventListener("message", this.#hear);
      this.#dialog.showModal();
    }

    close() {
      if (this.#tell("close")) this.#dialog.close();
    }

    #remove() {
      clearTimeout(this.#timer);
      removeEventListener("message", this.#hear);
      document.documentElement.style.overflow = this.#scroll;
      this.#host.remove();
    }

    #refused(href) {
      const link = make("a", { href, target: "_blank", rel: "noopener", textContent: "Open it in a new tab" });
      this.#note.replaceChildren("It cannot be shown here. ", link);
    }

    #tell = (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));

    #hear = ({ origin: from, source, data }) => {
      if (from !== origin || source !== this.#frame.contentWindow || data?.type !== "florin-checkout") return;
      const { event, ...detail } = data;
      if (event === "close") return this.close();
      if (this.#note.isConnected) {
        clearTimeout(this.#timer);
        this.#note.remove();
        this.#frame.style.visibility = "";
        this.#frame.focus();
      } else if (event === "loaded") return;
      const goesOn = this.#tell(event, detail);
      if (event === "success" && goesOn && detail.redirect) location.assign(detail.successURL);
    };
  }

  addEventListener("click", (event) => {
    const link = event.target.closest?.(opener);
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const { florinCheckout, polarCheckout, florinCheckoutTheme, polarCheckoutTheme } = link.dataset;
    event.preventDefault();
    EmbedCheckout.create(florinCheckout || polarCheckout || link.href, { theme: florinCheckoutTheme || polarCheckoutTheme });
  });

  window.Florin = { ...window.Florin, EmbedCheckout };
})();
