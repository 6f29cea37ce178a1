import { Face, Icon } from '../Icon'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

export function ConsentHead({ program }: { program: string }) {
  return (
    <header className="consent-head">
      <Face name={program} />
      {program}
      <span>申请</span>
    </header>
  )
}

export function ConsentButtons({ allow, onAnswer }: { allow: string; onAnswer: (isAllowed: boolean) => void }) {
  return (
    <footer className="consent-buttons">
      <button className="is-grey" data-testid="ask-deny" onClick={() => onAnswer(false)}>
        拒绝
      </button>
      <button className="is-green" data-testid="ask-allow" onClick={() => onAnswer(true)}>
        {allow}
      </button>
    </footer>
  )
}

/** A scope is asked for the first time. */
export function PermissionSheet({ asks: { program, text }, answer }: Shows<'permission'>) {
  return (
    <Sheet testId="permission">
      <ConsentHead program={program} />
      <h3>{text.replace(/^申请/, '')}</h3>
      <p className="consent-note">拒绝后不会再次询问，可在“···—设置”里修改</p>
      <ConsentButtons allow="允许" onAnswer={answer} />
    </Sheet>
  )
}

/** button open-type="getPhoneNumber" */
export function PhoneNumberSheet({ asks: { program, phone }, answer }: Shows<'phoneNumber'>) {
  return (
    <Sheet testId="phone-number">
      <ConsentHead program={program} />
      <h3>获取并验证你的手机号</h3>
      <div className="phone-number">
        <Icon name="phone" size={20} />
        <span>
          <b>{phone.replace(/^(\d{3})\d{4}/, '$1****')}</b>
          <small>微信绑定号码</small>
        </span>
      </div>
      <ConsentButtons allow="允许" onAnswer={answer} />
    </Sheet>
  )
}

/** WeChat's own privacy dialog, for programs that have none. */
export function PrivacySheet({ asks: { program }, answer }: Shows<'privacy'>) {
  return (
    <Sheet testId="privacy">
      <ConsentHead program={program} />
      <h3>用户隐私保护提示</h3>
      <p className="consent-note">
        在使用当前小程序服务之前，请阅读《{program}小程序隐私保护指引》。如你同意，请点击“同意”开始使用。
      </p>
      <ConsentButtons allow="同意" onAnswer={answer} />
    </Sheet>
  )
}
