export default definePageConfig({ navigationBarTitleText: '这桌点了什么', enablePullDownRefresh: true })
