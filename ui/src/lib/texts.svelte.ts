import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import arabic from '../../../crates/app/i18n/ar/window.ftl?raw';
import arabicKeeping from '../../../crates/app/i18n/ar/window-keeping.ftl?raw';
import arabicWork from '../../../crates/app/i18n/ar/window-work.ftl?raw';
import english from '../../../crates/app/i18n/en/window.ftl?raw';
import englishKeeping from '../../../crates/app/i18n/en/window-keeping.ftl?raw';
import englishWork from '../../../crates/app/i18n/en/window-work.ftl?raw';

/** The languages of the window, with their own names and their direction. */
export const languages = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
] as const;

export type Language = (typeof languages)[number]['code'];

/** The texts of the window by language, a file each. */
export const sources: { [language in Language]: readonly string[] } = {
  en: [english, englishKeeping, englishWork],
  ar: [arabic, arabicKeeping, arabicWork],
};

export type TextArguments = { [name: string]: FluentVariable };

/** Gives every text that people read, in the language they chose. */
class Texts {
  language = $state<Language>('en');
  #core = $state.raw('');
  readonly #bundle = $derived(bundle(this.language, this.#core));

  get dir(): 'ltr' | 'rtl' {
    return languages.find(({ code }) => code === this.language)?.dir ?? 'ltr';
  }

  /** Switches language. `core` is the Fluent source that the core adds: errors, steps, notices. */
  use(language: Language, core = ''): void {
    this.language = language;
    this.#core = core;
    document.documentElement.lang = language;
    document.documentElement.dir = this.dir;
  }

  /** Gives a text of the window; an id that nobody wrote shows itself. */
  say(id: string, args?: TextArguments): string {
    return this.find(`win-${id}`, args) ?? id;
  }

  /** Gives a text by its full id, if somebody wrote it. */
  find(id: string, args?: TextArguments): string | undefined {
    const pattern = this.#bundle.getMessage(id)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, args ?? null, []) : undefined;
  }

  /** Joins names as people do. */
  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.language, { type: 'conjunction' }).format(names);
  }

  /** Writes a number. */
  number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }
}

function bundle(language: Language, core: string): FluentBundle {
  const made = new FluentBundle(language);
  for (const source of [...sources[language], core]) made.addResource(new FluentResource(source), { allowOverrides: true });
  return made;
}

/** Chooses the language of the system, as far as it is one of ours. */
export function systemLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]);
  return languages.find(({ code }) => wanted.includes(code))?.code ?? 'en';
}

export const texts = new Texts();

/** Gives a text of the window. Short, because every component says it. */
export const say = (id: string, args?: TextArguments): string => texts.say(id, args);
