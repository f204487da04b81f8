import { describe, expect, it } from 'vitest'
import { serverRow } from '../../servers/server-row-fixture.ts'
import { testRow } from '../test-rows.ts'
import { canTransfer, nameProblemThere } from './can-transfer.ts'
import { transferCommand } from './transfer-command.ts'
import { emptyForm, missingThere, networksOf, type TransferForm, transferRequest } from './transfer-form.ts'

const row = testRow({ name: 'web', status: 'Stopped', profiles: ['default', 'big'] })
const from = serverRow({ id: 'alpha0', name: 'alpha', product: 'lxd' })
const to = serverRow({ id: 'beta00', name: 'beta', product: 'lxd' })
const form: TransferForm = { ...emptyForm, server: to.id, snapshots: true }
const read: Parameters<typeof canTransfer>[2] = { missingProfiles: [], missingNetworks: [], isRead: true }
const nobody: (key: string) => boolean = () => false
const command = (part: Partial<TransferForm>) => transferCommand({ ...form, ...part }, row, from, to)

describe('a transfer', () => {
  it('brings a copy up to date only where one is made and no backup', () => {
    const refresh = (part: Partial<TransferForm>): boolean => {
      const { what } = transferRequest({ ...form, refresh: true, ...part }, [row])
      return what.action === 'transfer' && what.transfer.refresh
    }
    expect([refresh({}), refresh({ move: true }), refresh({ way: 'backup' })]).toEqual([true, false, false])
  })

  it('is the same as a command', () => {
    expect(command({})).toBe('lxc copy alpha:web beta:web')
    expect(
      command({ move: true, name: 'shop', way: 'relay', snapshots: false, pool: 'fast', start: true }),
    ).toBe('lxc move alpha:web beta:shop --mode relay --instance-only --storage fast\nlxc start beta:shop')
    expect(command({ profiles: { big: null } })).toBe('lxc copy alpha:web beta:web --profile default')
    expect(command({ profiles: { big: null, default: null } })).toBe(
      'lxc copy alpha:web beta:web --no-profiles',
    )
    expect(command({ way: 'backup', move: true })).toBe(
      'lxc export alpha:web web.tar.gz\nlxc import beta: web.tar.gz web\nlxc delete alpha:web',
    )
  })

  it('says what stands against it', () => {
    const why = (part: Partial<TransferForm>, rows = [row], target = read, has = nobody) => {
      const verdict = canTransfer({ ...form, ...part }, rows, target, has)
      return verdict.ok ? 'yes' : verdict.why
    }
    expect(why({})).toBe('yes')
    expect(why({ server: '' })).toBe('Choose the server first')
    expect(why({ server: row.server })).toBe('web is on this server already')
    expect(why({ move: true }, [{ ...row, status: 'Running' }])).toBe('Stop it first: web')
    expect(why({}, [row], { ...read, isRead: false })).toMatch(/still being read/)
    const missing = { ...read, missingProfiles: ['big'] }
    expect(why({}, [row], missing)).toMatch(/takes the place/)
    expect(why({ profiles: { big: null } }, [row], missing)).toBe('yes')
    const taken = (key: string): boolean => key === 'beta00/default/web'
    expect(why({}, [row], read, taken)).toBe('There already: web')
    expect(why({ refresh: true }, [row], read, taken)).toBe('yes')
    expect(why({ refresh: true, way: 'backup' }, [row], read, taken)).toBe('There already: web')
    expect(nameProblemThere(form, [row], taken)).toContain('web')
    expect(nameProblemThere({ ...form, name: 'shop' }, [row], taken)).toBeNull()
  })

  it('knows what is missing there', () => {
    expect(missingThere(['a', 'b', 'a'], ['b'])).toEqual(['a'])
    expect(missingThere(['a'], undefined)).toEqual([])
    expect(networksOf({ eth0: { type: 'nic', network: 'br0' }, root: { type: 'disk', path: '/' } })).toEqual([
      'br0',
    ])
  })
})
