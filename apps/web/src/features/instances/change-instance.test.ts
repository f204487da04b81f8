import type { Instance, InstancePut } from '@gantry/lxd-client/types/instance'
import { describe, expect, it } from 'vitest'
import type { ApiResult } from '../../api/result.ts'
import { putOf, type Replacing, replaceInstance } from './change-instance.ts'
import { testInstance } from './test-rows.ts'

const seen = testInstance({ description: 'the shop', config: { 'user.a': 'b', 'volatile.uuid': '1' } })
const isAsSeen = ({ description }: Instance): boolean => description === seen.description
const bodyOf = (now: Instance): InstancePut => putOf(now, { description: 'mine' })

const refused = (status: number): ApiResult<undefined> => ({
  ok: false,
  failure: { kind: 'refused', code: 'refused', message: 'no', status },
})

/** A server that has these versions, one after the other, and answers each change so. */
const serverOf = (versions: readonly Instance[], answers: readonly ApiResult<undefined>[]) => {
  const sent: { body: InstancePut; etag: string | undefined }[] = []
  let reads = 0
  const replacing: Replacing = {
    read: () => {
      reads += 1
      const instance = versions[Math.min(reads, versions.length) - 1] ?? seen
      return Promise.resolve({ ok: true, value: { instance, etag: `tag ${reads}` } })
    },
    put: (body, etag) => {
      sent.push({ body, etag })
      return Promise.resolve(answers[sent.length - 1] ?? { ok: true, value: undefined })
    },
  }
  return { replacing, sent }
}

const saved = { ok: true, value: undefined }

describe('a change of an instance', () => {
  it('is sent with what is not changed as it is now, and with its tag', async () => {
    const started = { ...seen, config: { ...seen.config, 'volatile.uuid': '2' } }
    const { replacing, sent } = serverOf([started], [])
    expect(await replaceInstance(replacing, isAsSeen, bodyOf)).toEqual(saved)
    const { architecture, devices, ephemeral, profiles, stateful } = seen
    expect(sent).toEqual([
      {
        body: {
          ...{ architecture, devices, ephemeral, profiles, stateful },
          config: started.config,
          description: 'mine',
        },
        etag: 'tag 1',
      },
    ])
  })

  it('is not sent where the person has not seen what it would replace', async () => {
    const theirs = { ...seen, description: 'theirs' }
    const { replacing, sent } = serverOf([theirs], [])
    expect(await replaceInstance(replacing, isAsSeen, bodyOf)).toEqual({
      ok: true,
      value: { instance: theirs, etag: 'tag 1' },
    })
    expect(sent).toEqual([])
  })

  it('is sent again where only what nobody sees has changed in between', async () => {
    const { replacing, sent } = serverOf([seen], [refused(412), refused(412)])
    expect(await replaceInstance(replacing, isAsSeen, bodyOf)).toEqual(saved)
    expect(sent.map(({ etag }) => etag)).toEqual(['tag 1', 'tag 2', 'tag 3'])
  })

  it('answers what came in between where that can be seen', async () => {
    const { replacing, sent } = serverOf([seen, { ...seen, description: 'theirs' }], [refused(412)])
    expect(await replaceInstance(replacing, isAsSeen, bodyOf)).toMatchObject({ value: { etag: 'tag 2' } })
    expect(sent).toHaveLength(1)
  })

  it('is given up after three tries, and at once where the server refuses the change itself', async () => {
    const busy = serverOf([seen], [refused(412), refused(412), refused(412)])
    expect(await replaceInstance(busy.replacing, isAsSeen, bodyOf)).toEqual(refused(412))
    expect(busy.sent).toHaveLength(3)
    const wrong = serverOf([seen], [refused(400)])
    expect(await replaceInstance(wrong.replacing, isAsSeen, bodyOf)).toEqual(refused(400))
    expect(wrong.sent).toHaveLength(1)
  })
})
