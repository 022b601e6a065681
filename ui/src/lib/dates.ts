import { texts } from './texts.svelte';

/** How much room a date has. */
export type Length = 'long' | 'short';

/** Puts an EDTF date (levels 0 and 1) into words, in the language of the window. What is not read shows itself. */
export function dateInWords(edtf: string, length: Length = 'long'): string {
  const halves = edtf.split('/');
  if (halves.length === 1) return pointInWords(edtf, length);
  const [from = '', to = ''] = halves;
  if (isOpen(from) && isOpen(to)) return edtf;
  if (isOpen(to)) return texts.say('date-since', { date: pointInWords(from, length) });
  if (isOpen(from)) return texts.say('date-until', { date: pointInWords(to, length) });
  return (
    rangeInWords(from, to, length) ??
    texts.say('date-between', { from: pointInWords(from, length), to: pointInWords(to, length) })
  );
}

function isOpen(half: string): boolean {
  return half === '' || half === '..';
}

interface Point {
  year: string;
  month: string | undefined;
  day: string | undefined;
  doubt: string;
}

function read(edtf: string): Point | undefined {
  const found = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%])?$/.exec(edtf);
  if (!found?.[1]) return undefined;
  return { year: found[1], month: found[2], day: found[3], doubt: found[4] ?? '' };
}

/** Two days, months or years with the same doubt read as one range: "about 1–10 March 2024". */
function rangeInWords(from: string, to: string, length: Length): string | undefined {
  const [start, end] = [read(from), read(to)];
  if (!start || !end || start.doubt !== end.doubt || hasUnknown(start) || hasUnknown(end)) return undefined;
  if (precision(start) !== precision(end)) return undefined;
  return doubted(formatter(precision(start), length).formatRange(calendar(start), calendar(end)), start.doubt);
}

function pointInWords(edtf: string, length: Length): string {
  const point = read(edtf);
  if (!point) return moment(edtf);
  if (point.year.endsWith('X')) {
    const id = point.year.endsWith('XX') ? 'date-century' : 'date-decade';
    return doubted(texts.say(id, { year: point.year.replaceAll('X', '0') }), point.doubt);
  }
  const words = formatter(precision(point), length).format(calendar(point));
  return doubted(hasUnknown(point) ? texts.say('date-unknown-part', { date: words }) : words, point.doubt);
}

function doubted(date: string, doubt: string): string {
  const ids: { [doubt: string]: string } = { '~': 'date-about', '?': 'date-perhaps', '%': 'date-perhaps-about' };
  const id = ids[doubt];
  return id ? texts.say(id, { date }) : date;
}

function hasUnknown(point: Point): boolean {
  return point.year.endsWith('X') || point.month === 'XX' || point.day === 'XX';
}

type Precision = 'year' | 'month' | 'day';

function precision({ month, day }: Point): Precision {
  if (!month || month === 'XX') return 'year';
  return day && day !== 'XX' ? 'day' : 'month';
}

function calendar(point: Point): Date {
  const known = precision(point);
  return new Date(
    Date.UTC(Number(point.year), known === 'year' ? 0 : Number(point.month) - 1, known === 'day' ? Number(point.day) : 1),
  );
}

function formatter(known: Precision, length: Length): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), {
    calendar: 'gregory',
    timeZone: 'UTC',
    year: 'numeric',
    ...(known !== 'year' ? { month: length } : {}),
    ...(known === 'day' ? { day: 'numeric' } : {}),
  });
}

/** The calendars in which a day is shown beside the Gregorian one. What is stored is EDTF. */
const others = ['islamic-umalqura', 'persian', 'ethiopic'] as const;

/** A day as another calendar has it. */
export interface OtherDate {
  /** What the calendar is called, in the language of the window. */
  calendar: string;
  date: string;
}

/** Puts a day, or an interval of days, into other calendars. A month or year of one calendar is none of another. */
export function inOtherCalendars(edtf: string): readonly OtherDate[] {
  const points = edtf.split('/').map(read);
  const days = points.flatMap((point) => (point && precision(point) === 'day' && !hasUnknown(point) ? [calendar(point)] : []));
  if (days.length !== points.length) return [];
  const names = new Intl.DisplayNames(locale(), { type: 'calendar' });
  return others.map((other) => {
    const format = new Intl.DateTimeFormat(locale(), {
      calendar: other,
      timeZone: 'UTC',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
    });
    return { calendar: names.of(other) ?? other, date: days.map((day) => withoutEra(format, day)).join(' – ') };
  });
}

/** The calendar is named beside the date, and some eras have no name that people know. */
function withoutEra(format: Intl.DateTimeFormat, day: Date): string {
  const parts = format.formatToParts(day).filter(({ type }) => type !== 'era');
  return parts.map(({ value }) => value).join('').trim();
}

function locale(): string {
  return texts.language === 'en' ? 'en-GB' : texts.language;
}

/** Writes a moment (RFC 3339) in the time of this device. */
export function moment(rfc3339: string): string {
  const time = new Date(rfc3339);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(rfc3339) || Number.isNaN(time.getTime())) return rfc3339;
  return new Intl.DateTimeFormat(locale(), { calendar: 'gregory', dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** Writes a number of bytes. */
export function bytes(count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  return new Intl.NumberFormat(texts.language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(count / 10 ** (3 * step));
}
