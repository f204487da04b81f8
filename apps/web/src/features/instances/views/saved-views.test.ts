import { describe, expect, it } from 'vitest'
import { printPreferences, readPreferences, removeView, renameView, saveView } from './saved-views.ts'

const views = [
  { name: 'Production', q: '-project:backup' },
  { name: 'Stopped', q: 'status:stopped', sort: '-created', columns: 'name,status' },
]

describe('saved views', () => {
  it('are read as they were written', () => {
    const preferences = { views, columns: 'name,cpu' }
    expect(readPreferences(printPreferences(preferences))).toEqual(preferences)
  })

  it.each([null, '', '{', '{"version":2,"views":[]}', '{"version":1,"views":[{"name":""}]}'])(
    'are none where the browser holds %s',
    (text) => {
      expect(readPreferences(text).views).toEqual([])
    },
  )

  it('replace the one with the same name, in its place', () => {
    expect(saveView(views, { name: 'production', q: 'x' }).map((view) => view.q)).toEqual([
      'x',
      'status:stopped',
    ])
    expect(saveView(views, { name: 'New', q: 'x' })).toHaveLength(3)
  })

  it('are renamed in place, and replace the one that had the name', () => {
    expect(renameView(views, 'Stopped', 'Off').map((view) => view.name)).toEqual(['Production', 'Off'])
    expect(renameView(views, 'Stopped', 'Production')).toEqual([{ ...views[1], name: 'Production' }])
  })

  it('are deleted by name', () => {
    expect(removeView(views, 'PRODUCTION').map((view) => view.name)).toEqual(['Stopped'])
  })
})
