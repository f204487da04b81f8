import * as z from 'zod/mini'

/** A named search of the instances page. `sort` and `columns` are as the URL writes them. */
const SavedView = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  q: z.string(),
  sort: z.optional(z.string()),
  columns: z.optional(z.string()),
})
export type SavedView = z.infer<typeof SavedView>

/** What this page remembers in the browser. A file of another version is not read, and not overwritten unread. */
const Stored = z.object({ version: z.literal(1), views: z.array(SavedView), columns: z.optional(z.string()) })
export type Preferences = { views: readonly SavedView[]; columns: string | undefined }

const noPreferences: Preferences = { views: [], columns: undefined }

export const readPreferences = (text: string | null): Preferences => {
  if (text === null) return noPreferences
  try {
    const parsed = z.safeParse(Stored, JSON.parse(text))
    return parsed.success ? { views: parsed.data.views, columns: parsed.data.columns } : noPreferences
  } catch {
    return noPreferences
  }
}

export const printPreferences = ({ views, columns }: Preferences): string =>
  JSON.stringify({ version: 1, views, ...(columns === undefined ? {} : { columns }) })

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

export const findView = (views: readonly SavedView[], name: string): SavedView | undefined =>
  views.find((view) => sameName(view.name, name))

/** Puts the view in the place of the one with its name, or at the end. */
export const saveView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  findView(views, view.name) === undefined
    ? [...views, view]
    : views.map((old) => (sameName(old.name, view.name) ? view : old))

/** Renames in place; a view that had the new name is replaced. */
export const renameView = (views: readonly SavedView[], from: string, to: string): SavedView[] =>
  views
    .filter((view) => sameName(view.name, from) || !sameName(view.name, to))
    .map((view) => (sameName(view.name, from) ? { ...view, name: to.trim() } : view))

export const removeView = (views: readonly SavedView[], name: string): SavedView[] =>
  views.filter((view) => !sameName(view.name, name))
