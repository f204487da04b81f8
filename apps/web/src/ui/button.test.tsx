// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Button } from './button.tsx'
import { TipLayer } from './tip-layer.tsx'
import { no, yes } from './verdict.ts'

afterEach(cleanup)

it('does nothing when it cannot, stays reachable, and says why on focus', async () => {
  const onClick = vi.fn()
  render(
    <>
      <Button can={no('The instance is running')} onClick={onClick}>
        Delete
      </Button>
      <TipLayer />
    </>,
  )
  const button = screen.getByRole('button', { name: 'Delete' })
  fireEvent.click(button)
  expect(onClick).not.toHaveBeenCalled()
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button).toHaveProperty('disabled', false)
  vi.spyOn(button, 'matches').mockReturnValue(true)
  fireEvent.focusIn(button)
  expect((await screen.findByRole('tooltip')).textContent).toBe('The instance is running')
  expect(button.getAttribute('aria-describedby')).toBe(screen.getByRole('tooltip').id)
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(screen.queryByRole('tooltip')).toBeNull()
})

it('acts when it can', () => {
  const onClick = vi.fn()
  render(
    <Button can={yes} onClick={onClick}>
      Start
    </Button>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Start' }))
  expect(onClick).toHaveBeenCalledOnce()
})

it('does not act twice while it is busy', () => {
  const onClick = vi.fn()
  render(
    <Button busy onClick={onClick}>
      Create
    </Button>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Create' }))
  expect(onClick).not.toHaveBeenCalled()
})
