/** A short message at the edge of the window; also read out. */
export interface Announcement {
  id: number;
  text: string;
  tone: 'plain' | 'good' | 'bad';
  action?: { label: string; run: () => void };
}

class Announcements {
  list = $state.raw<readonly Announcement[]>([]);
  #next = 1;

  /** Shows a message for a while; one with an action, or a bad one, stays longer. */
  say(text: string, tone: Announcement['tone'] = 'plain', action?: Announcement['action']): void {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { id, text, tone, ...(action ? { action } : {}) }];
    setTimeout(() => this.dismiss(id), action || tone === 'bad' ? 15_000 : 4_000);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }
}

export const announcements = new Announcements();
