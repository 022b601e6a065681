import { mount } from 'svelte';

import { connect } from './backend';
import { attach } from './lib/core.svelte';
import { preferences } from './lib/preferences.svelte';
import './shared/base.css';
import Shell from './views/Shell.svelte';

const target = document.getElementById('app');
preferences.followSystem();
attach(await connect());
if (target) mount(Shell, { target });
