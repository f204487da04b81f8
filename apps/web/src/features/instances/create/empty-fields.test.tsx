// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { emptyForm } from './create-form.ts'
import { EmptyFields } from './empty-fields.tsx'

afterEach(cleanup)

const Fields = ({ start }: { start: boolean }) => {
  const [form, setForm] = useState({ ...emptyForm, start })
  return (
    <>
      <EmptyFields form={form} onChange={(part) => setForm({ ...form, ...part })} />
      <output>{form.start ? 'starts' : 'stays stopped'}</output>
    </>
  )
}

it.each([
  [true, 'starts'],
  [false, 'stays stopped'],
])('takes back what it did to a start of %s', (start, shown) => {
  render(<Fields start={start} />)
  const box = screen.getByRole('checkbox')
  fireEvent.click(box)
  expect(screen.getByRole('status').textContent).toBe('stays stopped')
  fireEvent.click(box)
  expect(screen.getByRole('status').textContent).toBe(shown)
})
