// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CodeView } from './code-view.tsx'

afterEach(cleanup)

const content = { text: 'one', lineBreak: '\n' } as const

it('leaves the cursor where it is, unless it is all that its place is for', () => {
  const { rerender } = render(<CodeView content={content} label="Text" />)
  expect(document.activeElement).toBe(document.body)
  rerender(<CodeView content={content} label="Text" takesFocus />)
  expect(document.activeElement).toBe(screen.getByRole('textbox'))
})
