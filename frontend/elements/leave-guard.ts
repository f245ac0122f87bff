/** While it is `active`, the browser asks before the page is reloaded or closed. */
class LeaveGuard extends HTMLElement {
  private readonly ask = (event: BeforeUnloadEvent) => {
    if (this.hasAttribute('active')) {
      event.preventDefault();
    }
  };

  connectedCallback() {
    window.addEventListener('beforeunload', this.ask);
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.ask);
  }
}

customElements.define('m-leave-guard', LeaveGuard);
