import { expect, it } from 'vitest'
import { ServerSlots } from '../src/servers/server-slots.ts'

const held = () => {
  let letGo: () => void = () => undefined
  const until = new Promise<void>((resolve) => {
    letGo = resolve
  })
  return { until, letGo }
}

it('runs so many at once on each server, the rest in order, also after one that failed', async () => {
  const slots = new ServerSlots(2)
  const log: string[] = []
  const gates = Array.from({ length: 4 }, held)
  const runs = gates.map(({ until }, index) =>
    slots.run('a', async () => {
      log.push(`begin ${index}`)
      await until
      if (index === 0) throw new Error('failed')
      return index
    }),
  )
  await expect(slots.run('b', async () => 'other')).resolves.toBe('other')
  expect(log).toEqual(['begin 0', 'begin 1'])
  gates[0]?.letGo()
  await expect(runs[0]).rejects.toThrow('failed')
  await expect.poll(() => log).toEqual(['begin 0', 'begin 1', 'begin 2'])
  for (const { letGo } of gates) letGo()
  await expect(Promise.all(runs.slice(1))).resolves.toEqual([1, 2, 3])
  expect(log).toEqual(['begin 0', 'begin 1', 'begin 2', 'begin 3'])
})
