import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const domains = ['about', 'consents', 'duplicates', 'examinations', 'intake', 'risk', 'incidents', 'evidence', 'circles', 'conflicts', 'links', 'records', 'vault'];
const inside = (names) => names.map((name) => `**/${name}/**`);
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const tauri = { group: ['@tauri-apps/*'], message: 'Only src/backend speaks to the shell.' };

export default ts.config(
  { ignores: ['dist/', 'test-results/', 'src/backend/bindings/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-undef': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  { files: ['**/*.mjs', '*.config.*'], languageOptions: { globals: { ...globals.node } } },
  { files: ['src/**'], ignores: ['src/backend/**'], rules: forbid(tauri) },
  {
    files: ['src/shared/**'],
    rules: forbid(tauri, { group: [...inside([...domains, 'lib', 'views', 'backend'])], message: 'shared/ knows no domain.' }),
  },
  {
    files: ['src/lib/**'],
    rules: forbid(tauri, { group: inside([...domains, 'views']), message: 'lib/ knows no domain.' }),
  },
  ...domains.map((domain) => ({
    files: [`src/${domain}/**`],
    rules: forbid(tauri, {
      group: inside([...domains.filter((other) => other !== domain), 'views']),
      message: 'Domains do not import each other; views compose them.',
    }),
  })),
  {
    files: ['src/**/*.svelte'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
);
