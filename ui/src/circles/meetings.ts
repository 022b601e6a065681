import { session } from '../lib/session.svelte';
import { Meeting } from './meeting.svelte';

const refresh = () => void session.refresh();

/** The talks of this window. They go on while one works elsewhere in it. */
export const meetings = {
  listening: new Meeting(refresh),
  syncing: new Meeting(refresh),
  inviting: new Meeting(refresh),
  joining: new Meeting(refresh),
};
