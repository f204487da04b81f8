import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './workspace.mjs'

/** The failed tests of vitest's JSON report, and the files that failed without one, as `{ file, title, message }`. */
export const vitestFailures = ({ testResults }) =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [failure(name, 'the file itself', message)]
    return failed.map((test) => failure(name, test.fullName, test.failureMessages.join('\n')))
  })

/** The same of Playwright's, whose suites stand within each other. */
export function playwrightFailures({ config, suites, errors }) {
  const ofSuite = (suite, titles) => [
    ...(suite.specs ?? []).flatMap((spec) => ofSpec(spec, titles)),
    ...(suite.suites ?? []).flatMap((inner) => ofSuite(inner, [...titles, inner.title])),
  ]
  const ofSpec = ({ file, title, ok, tests }, titles) => {
    if (ok) return []
    const said = tests.flatMap(({ results }) => results.flatMap((result) => result.errors))
    return [failure(`${config.rootDir}/${file}`, [...titles, title].join(' › '), messages(said))]
  }
  const outside = errors.map((error) => failure(config.rootDir, 'outside of any test', messages([error])))
  return [...suites.flatMap((suite) => ofSuite(suite, [])), ...outside]
}

/** As it is printed: a long message is cut, for the end of a run is what is looked at. */
export function printed(suite, { file, title, message }) {
  const lines = message.split('\n').filter((line) => !/^ +at .*(node_modules|<anonymous>)/.test(line))
  const rest = lines.length - longest
  const shown = rest > 0 ? [...lines.slice(0, longest), `… ${rest} more lines`] : lines
  return `FAILED in ${suite}: ${relative(root, file)} › ${title}\n${shown.map((line) => `    ${line}`.trimEnd()).join('\n')}`
}

const longest = 15
const messages = (errors) => errors.map(({ message, value }) => message ?? value ?? '').join('\n')
const failure = (file, title, message) => ({
  file,
  title,
  message: stripVTControlCharacters(message ?? '').trim(),
})
