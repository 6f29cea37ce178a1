import { fields, numberOf } from '../kit/value'
import type { PulseAnswer } from './types'

export interface Reading {
  name: string
  labels: Record<string, string>
  value: number
}

/** The Prometheus text format, as far as counters and gauges need it. */
const readMetrics = (text: string): Reading[] =>
  [...text.matchAll(/^(\w+)(?:\{([^}]*)\})? ([\d.eE+-]+)$/gm)].map(([, name = '', labels = '', value]) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', word = '']) => [key, word])),
    value: Number(value),
  }))

export const sum = (readings: readonly Reading[], name: string, labels: Record<string, string> = {}): number =>
  readings
    .filter((one) => one.name === name && Object.entries(labels).every(([key, word]) => one.labels[key] === word))
    .reduce((total, { value }) => total + value, 0)

export interface Health {
  state: 'well' | 'unready' | 'gone' | 'unknown'
  ticketAgeSeconds: number | undefined
  readings: Reading[]
}

export function healthOf(pulse: PulseAnswer | undefined): Health {
  const { readyz, metrics } = pulse ?? { readyz: null, metrics: null }
  const readings = metrics?.status === 200 ? readMetrics(metrics.body) : []
  if (!readyz) return { state: 'unknown', ticketAgeSeconds: undefined, readings }
  if (readyz.status === 0) return { state: 'gone', ticketAgeSeconds: undefined, readings }
  const age = fields(fields(fields(jsonOf(readyz.body)).checks).ticket).ageSeconds
  return {
    state: readyz.status === 200 ? 'well' : 'unready',
    ticketAgeSeconds: age === null || age === undefined ? undefined : numberOf(age),
    readings,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
