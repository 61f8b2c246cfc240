#pragma once

#include <csignal>
#include <cstdio>
#include <string>
#include <unistd.h>

// Keeps what is written to stderr during its life, for `Finish` to hand over. Should the process die meanwhile, the
// words it died with still reach the real stderr. One at a time.
class CapturedStderr {
 public:
  CapturedStderr() : file_(std::tmpfile()), real_(file_ ? dup(STDERR_FILENO) : -1) {
    if (real_ < 0) return;
    dying_ = this;
    for (size_t i = 0; i < kSignals; ++i) old_[i] = std::signal(kFatal[i], Die);
    std::fflush(stderr);
    dup2(fileno(file_), STDERR_FILENO);
  }

  std::string Finish() {
    std::string text;
    Restore();
    if (file_ == nullptr) return text;
    std::rewind(file_);
    for (int c = std::fgetc(file_); c != EOF; c = std::fgetc(file_)) text.push_back(static_cast<char>(c));
    std::fclose(file_);
    file_ = nullptr;
    return text;
  }

  CapturedStderr(const CapturedStderr&) = delete;
  CapturedStderr& operator=(const CapturedStderr&) = delete;

 private:
  static constexpr int kFatal[] = {SIGABRT, SIGILL, SIGSEGV, SIGBUS};
  static constexpr size_t kSignals = sizeof(kFatal) / sizeof(*kFatal);
  static inline CapturedStderr* dying_ = nullptr;

  void Restore() {
    if (real_ < 0) return;
    std::fflush(stderr);
    dup2(real_, STDERR_FILENO);
    close(real_);
    real_ = -1;
    for (size_t i = 0; i < kSignals; ++i) std::signal(kFatal[i], old_[i]);
    dying_ = nullptr;
  }

  // Only calls that are allowed in a signal handler.
  static void Die(int signal) {
    const int file = fileno(dying_->file_);
    char part[512];
    lseek(file, 0, SEEK_SET);
    for (ssize_t n; (n = read(file, part, sizeof part)) > 0;) {
      if (write(dying_->real_, part, static_cast<size_t>(n)) < 0) break;
    }
    std::signal(signal, SIG_DFL);
    raise(signal);
  }

  FILE* file_;
  int real_;
  void (*old_[kSignals])(int) = {};
};
