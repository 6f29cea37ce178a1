import { Select, type SelectProps } from 'antd'

interface Props {
  /** What it narrows by; stands in it while nothing is chosen. */
  label: string
  width: number
  /** Empty: nothing is chosen. */
  value: string
  options: NonNullable<SelectProps['options']>
  onChange(value: string): void
}

/** Narrows a list by one of a few values, all of which are seen when it opens. */
export const FilterSelect = ({ label, width, value, options, onChange }: Props) => (
  <Select
    allowClear
    virtual={false}
    listHeight={600}
    aria-label={label}
    placeholder={label}
    style={{ width }}
    value={value || null}
    options={options}
    onChange={(chosen?: string) => onChange(chosen ?? '')}
  />
)
