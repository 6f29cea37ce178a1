export default definePageConfig({ navigationBarTitleText: '体验成员', enablePullDownRefresh: true })
