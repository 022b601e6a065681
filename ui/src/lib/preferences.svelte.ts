import { ask } from './core.svelte';
import { kept, keep } from './kept';
import { schema } from './schema.svelte';
import { languages, systemLanguage, texts, type Language } from './texts.svelte';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const idleChoices = [5, 10, 60] as const;

/** How a person wants the window. Kept inside the vault; before unlocking, the window follows the system. */
class Preferences {
  theme = $state<Theme>('system');
  /** Minutes without a touch after which the vault locks. */
  idle = $state<number>(10);

  /** Follows the system, before there is a vault to ask. */
  followSystem(): void {
    texts.use(systemLanguage());
    this.#paint();
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
      window.matchMedia(query).addEventListener('change', () => this.#paint());
    }
  }

  /** Takes what the vault keeps, and loads the core's texts and catalog. */
  async load(): Promise<void> {
    const [lang, theme, idle] = await Promise.all([kept('lang'), kept('theme'), kept('idle')]);
    this.theme = themes.find((one) => one === theme) ?? this.theme;
    this.idle = idleChoices.find((minutes) => String(minutes) === idle) ?? this.idle;
    this.#paint();
    await this.speak(languages.find(({ code }) => code === lang)?.code ?? texts.language);
  }

  async setLanguage(language: Language): Promise<void> {
    await this.speak(language);
    await keep('lang', language);
  }

  async setTheme(theme: Theme): Promise<void> {
    this.theme = theme;
    this.#paint();
    await keep('theme', theme);
  }

  async setIdle(minutes: number): Promise<void> {
    this.idle = minutes;
    await keep('idle', String(minutes));
  }

  /** Switches language, with the texts and labels of the core, which answers this while locked too. */
  async speak(language: Language): Promise<void> {
    const core = await ask({ cmd: 'texts', lang: language }, 'texts').catch(() => ({ ftl: '' }));
    await schema.load(language).catch(() => undefined);
    texts.use(language, core.ftl);
  }

  #paint(): void {
    const wanted = (query: string) => window.matchMedia(query).matches;
    const system = wanted('(prefers-contrast: more)') ? 'contrast' : wanted('(prefers-color-scheme: dark)') ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = this.theme === 'system' ? system : this.theme;
  }
}

export const preferences = new Preferences();
