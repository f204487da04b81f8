import { InstancesPage } from '../harness/instances-page.ts'
import { markPage, sameDocument } from '../harness/same-document.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch, places } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const still = 'e2e-live-rows-still'

test.beforeAll(async () => {
  await deleteAll('e2e-live-rows')
  await lxc('alpha', 'init', 'busybox', still)
})
test.afterAll(() => deleteAll('e2e-live-rows'))

for (const { server, target } of places) {
  const place = target === undefined ? server : `${server} · ${target}`

  test(`what the command line does on ${place} shows by itself`, async ({ signedIn: page }) => {
    const name = `e2e-live-rows-${target ?? server}`
    const renamed = `${name}-renamed`
    const instances = new InstancesPage(page)
    await instances.open()
    await instances.find('e2e-live-rows')
    await expect(instances.row(still)).toContainText('Stopped')
    expect(await instances.names()).toEqual([still])
    await markPage(page)

    const address = await launch(server, name, target === undefined ? {} : { target })
    const row = instances.row(name)
    await expect(row).toContainText('Running')
    await expect(row).toContainText(place)
    await expect(row).toContainText(address)

    await lxc(server, 'stop', '--force', name)
    await expect(row).toContainText('Stopped')
    await expect(row, 'a stopped instance has no address').not.toContainText(address)

    await lxc(server, 'rename', name, renamed)
    await expect(instances.row(renamed)).toContainText('Stopped')
    await expect(row).toHaveCount(0)

    await lxc(server, 'start', renamed)
    await expect(instances.row(renamed)).toContainText('Running')
    await expect(instances.row(renamed)).toContainText(place)

    await lxc(server, 'delete', '--force', renamed)
    await expect(instances.row(renamed)).toHaveCount(0)
    expect(await sameDocument(page), 'the page was not loaded again').toBe(true)
  })
}
