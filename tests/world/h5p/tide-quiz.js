/* A content type of one question: its button answers it, as single questions do, and asks its part the same first. */
H5P.TideQuiz = (function (EventDispatcher) {
  function TideQuiz(parameters, contentId, extras) {
    EventDispatcher.call(this);
    const self = this;
    this.contentId = contentId;
    this.libraryInfo = { versionedNameNoSpaces: 'H5P.TideQuiz-1.0' };
    this.attach = function ($container) {
      const button = document.createElement('button');
      button.textContent = parameters.answer;
      button.addEventListener('click', () => {
        const part = new EventDispatcher();
        Object.assign(part, { contentId, subContentId: 'part-1', parent: self, libraryInfo: self.libraryInfo });
        part.triggerXAPIScored(1, 1, 'answered', true, true);
        self.triggerXAPI('interacted');
        self.triggerXAPIScored(3, 4, 'answered', true, true);
      });
      $container.get(0).append(button);
    };
  }
  TideQuiz.prototype = Object.create(EventDispatcher.prototype);
  TideQuiz.prototype.constructor = TideQuiz;
  return TideQuiz;
})(H5P.EventDispatcher);
