import type { CatalogView, FieldView, KindView, TermView } from '../backend/types';
import { ask } from './core.svelte';
import { texts } from './texts.svelte';

/** What forms, filters and labels are made from: the field table and the vocabularies, in one language. */
class Schema {
  #catalog = $state.raw<CatalogView>({ codebook: '', kinds: [], vocabularies: {} });

  async load(lang: string): Promise<void> {
    this.take(await ask({ cmd: 'catalog', lang }, 'catalog'));
  }

  /** Takes a catalog that is already here. */
  take(catalog: CatalogView): void {
    this.#catalog = catalog;
  }

  get kinds(): readonly KindView[] {
    return this.#catalog.kinds;
  }

  /** What one record of a kind is called; a kind of a newer version by the core's label. */
  kindLabel(kind: string): string {
    return texts.find(`win-kind-${kind}`) ?? this.#kind(kind)?.label ?? kind;
  }

  /** What the records of a kind are called. */
  kindsLabel(kind: string): string {
    return texts.find(`win-kinds-${kind}`) ?? this.kindLabel(kind);
  }

  /** All fields of a kind, in the order of a form. */
  fields(kind: string): readonly FieldView[] {
    return this.#kind(kind)?.fields ?? [];
  }

  /** Finds the field of a path with real ids. */
  field(kind: string, path: string): FieldView | undefined {
    const segments = path.split('.');
    return this.fields(kind).find((field) => fits(field.path.split('.'), segments));
  }

  /** The terms that are offered for new work. */
  terms(vocabulary: string | null | undefined): readonly TermView[] {
    return this.#terms(vocabulary).filter((term) => !term.retired);
  }

  /** What people read for a code, of a retired term too; a code of a newer version or of a circle shows itself. */
  term(vocabulary: string | null | undefined, code: string): string {
    return this.#terms(vocabulary).find((term) => term.code === code)?.label ?? code;
  }

  #terms(vocabulary: string | null | undefined): readonly TermView[] {
    if (vocabulary === 'language') return languageTerms(texts.language);
    return this.#catalog.vocabularies[vocabulary ?? ''] ?? [];
  }

  #kind(kind: string): KindView | undefined {
    return this.#catalog.kinds.find((one) => one.kind === kind);
  }
}

/** Languages have no list: any BCP 47 tag will do. These are offered. */
const offered = (
  'aa am ar az be bg bm bn bo ca cs da de dv el en es et fa ff fi fr gu ha he hi hr ht hu hy id ig is it ja ka kab kk km ' +
  'kmr kn ko ku ky lg ln lo lt lv mg mk ml mn mr ms my ne nl no ny om pa pl prs ps pt rn ro ru rw sd si sk sl sn so sq ' +
  'sr ss st sv sw ta te tg th ti tk tl tr tt ug uk ur uz vi wo xh yo zh zu'
).split(' ');

function languageTerms(language: string): readonly TermView[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return offered
    .map((code) => ({ code, label: names.of(code) ?? code, retired: false }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return pattern.length === segments.length && pattern.every((part, index) => part === '*' || part === segments[index]);
}

export const schema = new Schema();
