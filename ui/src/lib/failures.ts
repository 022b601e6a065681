import { Failure } from '../backend';
import { texts } from './texts.svelte';

/** What went wrong, in words: what happened, and what to do. */
export interface Trouble {
  code: string;
  what: string;
  advice: string;
}

/**
 * Puts whatever was thrown into words. Texts are chosen by the error's code, never by its
 * message. The window may say it in its own way (`win-err-…`), where the core's advice names a command.
 */
export function trouble(thrown: unknown): Trouble {
  const { code, message, advice, args } = Failure.of(thrown).view;
  const given = Object.fromEntries(Object.entries(args ?? {}).map(([name, value]) => [name, value ?? '']));
  const id = code.replaceAll('_', '-');
  return {
    code,
    what: texts.find(`win-err-${id}`, given) ?? texts.find(`err-${id}`, given) ?? (message || texts.say('err-window')),
    advice: texts.find(`win-rec-${id}`, given) ?? texts.find(`rec-${id}`, given) ?? (advice || texts.say('rec-window')),
  };
}

/** Whether a person stopped it themselves. */
export function wasCancelled(thrown: unknown): boolean {
  return Failure.of(thrown).view.code === 'cancelled';
}
