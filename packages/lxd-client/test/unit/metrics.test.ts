import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MetricSample, parseMetrics } from '../../src/metrics.ts'

describe('parseMetrics', () => {
  test('reads what LXD sends', () => {
    const text = [
      '# HELP lxd_cpu_seconds_total The total number of CPU time used in seconds.',
      '# TYPE lxd_cpu_seconds_total counter',
      'lxd_cpu_seconds_total{cpu="0",mode="user",name="web",project="default",type="container"} 1.25',
      '# HELP lxd_memory_MemTotal_bytes The total memory.',
      'lxd_memory_MemTotal_bytes{name="web",project="default",type="container"} 8.273416192e+09',
      'lxd_uptime_seconds 42',
      '# EOF',
      '',
    ].join('\n')
    expect(parseMetrics(text)).toEqual([
      {
        name: 'lxd_cpu_seconds_total',
        labels: { cpu: '0', mode: 'user', name: 'web', project: 'default', type: 'container' },
        value: 1.25,
      },
      {
        name: 'lxd_memory_MemTotal_bytes',
        labels: { name: 'web', project: 'default', type: 'container' },
        value: 8_273_416_192,
      },
      { name: 'lxd_uptime_seconds', labels: {}, value: 42 },
    ])
  })

  test.each([
    ['braces and commas in a label', 'm{a="x},y"} 1', { a: 'x},y' }],
    ['escapes in a label', 'm{a="q\\"b\\\\n\\n"} 1', { a: 'q"b\\n\n' }],
    ['blanks and a last comma', 'm{ a="1" , b="2", } 1', { a: '1', b: '2' }],
    ['no label between the braces', 'm{} 1', {}],
    ['a timestamp behind the value', 'm{a="1"} 1 1700000000', { a: '1' }],
  ])('%s', (_, line, labels) => {
    expect(parseMetrics(line)).toEqual([{ name: 'm', labels, value: 1 }])
  })

  test.each([
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
    ['Inf', Infinity],
    ['NaN', Number.NaN],
    ['-0.5', -0.5],
    ['1e3', 1000],
  ])('the value %s', (text, value) => {
    expect(parseMetrics(`m ${text}`)).toEqual([{ name: 'm', labels: {}, value }])
  })

  test.each(['', '# m 1', 'm', 'm ', 'm x', 'm{a="1" 1', 'm{a=1} 1', 'm{a="1} 1', '{a="1"} 1', '1m 1'])(
    '%j is no sample',
    (line) => {
      expect(parseMetrics(line)).toEqual([])
    },
  )

  test('whatever is written is read back', () => {
    const sample = fc.record({
      name: fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/),
      labels: fc.dictionary(
        fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,10}$/),
        fc.string({ unit: 'binary' }),
        {
          noNullPrototype: true,
        },
      ),
      value: fc.double({ noNaN: true }).map((value) => value + 0),
    })
    fc.assert(
      fc.property(fc.array(sample), (samples) => {
        const read = parseMetrics(`${samples.map(write).join('\n')}\n# EOF\n`)
        expect(read).toEqual(samples)
      }),
    )
  })

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(parseMetrics(`m{${text}`))))
  })
})

function write({ name, labels, value }: MetricSample): string {
  const quoted = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${quoted(text)}"`)
  const number = value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value)
  return `${name}{${pairs.join(',')}} ${number}`
}
