import { useObserved } from '../../../kit/observable'
import type { PanelProps } from '../Tabs'
import { CategoryCard, MediaCard, PrivacyApiCard, ScanCard } from './Applications'
import { Arranged } from './Arranged'
import { PaceSwitch } from './PaceSwitch'
import { ReviewCard } from './ReviewCard'

/** 审核: everything at WeChat that waits for a person, who may be whoever sits at the desk. */
export function Reviewer({ desk, state }: PanelProps) {
  const { reviews, categories, privacyApis, media, scans, next } = useObserved(desk.waiting)
  const nameOf = (appid: string) => state.apps.find((one) => one.appid === appid)?.name ?? appid
  const isIdle = [reviews, categories, privacyApis, media, scans].every((list) => list.length === 0)
  return (
    <div className="panel reviewer" data-testid="reviewer">
      <PaceSwitch desk={desk} pace={state.settings.review} />
      {scans.map((appid) => (
        <ScanCard key={appid} desk={desk} state={state} appid={appid} />
      ))}
      {reviews.map((review) => (
        <ReviewCard key={review.auditid} desk={desk} state={state} review={review} />
      ))}
      {categories.map((category) => (
        <CategoryCard
          key={category.appid + category.second}
          desk={desk}
          name={nameOf(category.appid)}
          category={category}
        />
      ))}
      {privacyApis.map((api) => (
        <PrivacyApiCard key={api.appid + api.api_name} desk={desk} name={nameOf(api.appid)} api={api} />
      ))}
      {media.map((check) => (
        <MediaCard key={check.trace_id} desk={desk} name={nameOf(check.appid)} check={check} />
      ))}
      {isIdle && <p className="nothing">现在没有等待审核的。商家提交以后，版本、类目和接口申请都会排到这里。</p>}
      {next.map((verdict) => (
        <Arranged key={verdict.appid} desk={desk} name={nameOf(verdict.appid)} verdict={verdict} />
      ))}
    </div>
  )
}
