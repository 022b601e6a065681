import { afterEach, describe, expect, it, vi } from 'vitest';

import { commands, keysOf } from './commands.svelte';

const press = (target: EventTarget, init: KeyboardEventInit) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'target', { value: target });
  commands.handle(event);
  return event;
};

describe('commands', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  it('obey the place of a key, so that an Arabic layout works', () => {
    const run = vi.fn();
    stops.push(commands.add([{ id: 'palette', text: 'palette', chord: { code: 'KeyK', ctrl: true }, run }]));
    const event = press(document.body, { code: 'KeyK', key: 'ن', ctrlKey: true });
    expect(run).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it('leave plain keys to the text that is typed, but not the function keys', () => {
    const slash = vi.fn();
    const hide = vi.fn();
    stops.push(
      commands.add([
        { id: 'search', text: 'search', chord: { code: 'Slash' }, run: slash },
        { id: 'hide', text: 'hide-and-lock', chord: { code: 'F9' }, run: hide },
      ]),
    );
    const input = document.createElement('input');
    press(input, { code: 'Slash', key: '/' });
    press(input, { code: 'F9', key: 'F9' });
    expect(slash).not.toHaveBeenCalled();
    expect(hide).toHaveBeenCalledOnce();
  });

  it('let the page that came last win, and forget it when it goes', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    stops.push(commands.add([{ id: 'a', text: 'edit', chord: { code: 'KeyE', ctrl: true }, run: first }]));
    const stop = commands.add([{ id: 'b', text: 'edit', chord: { code: 'KeyE', ctrl: true }, run: second }]);
    press(document.body, { code: 'KeyE', ctrlKey: true });
    stop();
    press(document.body, { code: 'KeyE', ctrlKey: true });
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });

  it('do nothing while a letter is being composed or another handler took the key', () => {
    const run = vi.fn();
    stops.push(commands.add([{ id: 'x', text: 'edit', chord: { code: 'KeyE', ctrl: true }, run }]));
    press(document.body, { code: 'KeyE', ctrlKey: true, isComposing: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('show their keys as written on them', () => {
    expect(keysOf({ code: 'KeyK', ctrl: true })).toEqual(['Ctrl', 'K']);
    expect(keysOf({ code: 'Digit3', alt: true })).toEqual(['Alt', '3']);
  });
});
