package io.vgglab.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Failures in words: of what the file system refuses, the JDK often says the file's name alone. */
public final class FileFailure {

  private static final Map<Class<? extends FileSystemException>, String> WORDS =
      Map.of(
          NoSuchFileException.class, "no such file",
          AccessDeniedException.class, "permission denied",
          FileAlreadyExistsException.class, "it exists already, and is no folder",
          NotDirectoryException.class, "it is no folder",
          DirectoryNotEmptyException.class, "the folder is not empty");

  private FileFailure() {}

  /** The message of any failure, with what was wrong with a file where that is its cause. */
  public static String message(Throwable e) {
    if (e instanceof UncheckedIOException unchecked) {
      IOException cause = unchecked.getCause();
      return cause.toString().equals(e.getMessage())
          ? message(cause)
          : message(e.getMessage(), cause);
    }
    return e instanceof IOException io ? reason(io, "") : text(e);
  }

  /** What is said already, and what was wrong. */
  public static String message(String said, IOException cause) {
    return said + ": " + reason(cause, said);
  }

  /** What was wrong, without the name of the file where {@code said} has it. */
  private static String reason(IOException e, String said) {
    if (!(e instanceof FileSystemException refused)) {
      return text(e);
    }
    Optional<String> words =
        Optional.ofNullable(WORDS.get(e.getClass()))
            .or(() -> Optional.ofNullable(refused.getReason()));
    String file = refused.getFile();
    return file == null || (words.isPresent() && names(said, file))
        ? words.orElseGet(() -> text(e))
        : file + words.map(it -> ": " + it).orElse(": the file system refused it");
  }

  /** A longer path that has this one in it is another one. */
  private static boolean names(String said, String file) {
    String within = "[\\w./\\\\-]";
    return Pattern.compile("(?<!" + within + ")" + Pattern.quote(file) + "(?!" + within + ")")
        .matcher(said)
        .find();
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
