export default definePageConfig({ navigationBarTitleText: '授权与主体', enablePullDownRefresh: true })
