import { Api } from './api.ts'
import { Gantry } from './gantry.ts'
import { test as base } from './test.ts'
import { distrust } from './trust.ts'

type OwnFixtures = {
  /** What the program finds in its environment beside what every test gives it. */
  environment: Record<string, string>
  /** A Gantry of the test's own, with an administrator and no server. */
  own: Gantry
  ownApi: Api
}

/** For tests about servers themselves: what they make a server trust is taken back at their end. */
export const test = base.extend<OwnFixtures>({
  environment: async ({ browserName: _ }, use) => {
    await use({})
  },
  own: async ({ environment, page }, use) => {
    await using gantry = await Gantry.start({ env: environment })
    await use(gantry)
    // A page that outlived its Gantry would try to reach it, and say so in its console.
    await page.close()
  },
  ownApi: async ({ own }, use) => {
    const api = await Api.setUp(own)
    await use(api)
    await distrust(api)
  },
})
